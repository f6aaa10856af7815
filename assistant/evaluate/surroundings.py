"""What the answers of a run depend on beside its scripts."""

from assistant.assistant import Assistant
from assistant.evaluate.report import Made, Surroundings
from assistant.settings import Settings
from assistant.version import program_version
from glossary import fingerprint


def surroundings(assistant: Assistant, settings: Settings) -> Surroundings:
    """Return what a run of these settings over an assistant depends on."""
    encoder = assistant.index.encoder
    return Surroundings(
        version=program_version(),
        glossaries=tuple(Made(one.id, fingerprint(one)) for one in assistant.glossaries),
        model=Made(encoder.name, encoder.fingerprint),
        threshold=settings.threshold,
        sentences=settings.sentences,
        writer=settings.writer_model if settings.writer else "",
    )
