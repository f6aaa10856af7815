"""Turning texts into vectors with ONNX Runtime: the encoder that serves."""

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.encoder import Model, Vectors
from index.exported import GRAPH, TOKENIZER, Exported

# More at once take more memory, and no less time.
_BATCH = 8
# On two cores, a question takes 4.1 ms with two threads and 4.9 with one; eight threads that ask at once get 310 and
# 330 vectors a second. Where threads spin while they wait, it is 3.2 ms, for twice the work of the processor.
_THREADS = 2


class OnnxEncoder:
    """An exported model, run by ONNX Runtime on the processor; threads may share it."""

    def __init__(self, model: Model, exported: Exported, folder: Path, *, threads: int = _THREADS) -> None:
        """Open the export in a folder; `threads` share the work of one run, by default two."""
        import onnxruntime
        from tokenizers import Tokenizer

        # Where official builds report to their maker, they do so unless they are told not to.
        onnxruntime.disable_telemetry_events()

        self.name = model.name
        self.fingerprint = model.fingerprint
        self.languages = model.languages
        self._prompts = exported.question_prompt, exported.text_prompt
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(threads, os.cpu_count() or 1)
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(folder / GRAPH), options, providers=["CPUExecutionProvider"])
        self._inputs = [one.name for one in self._session.get_inputs()]
        self._dimensions = self._session.get_outputs()[0].shape[1]

    def knows(self, word: str) -> bool:
        """Tell whether a folded word is one of the vocabulary, and so no misspelling."""
        return len(self._tokenizer.encode(word, add_special_tokens=False)) == 1

    def encode_questions(self, questions: Sequence[str]) -> Vectors:
        """Return one unit vector a question, shape (questions, dimensions)."""
        return self._encode(questions, self._prompts[0])

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a section or sentence, shape (texts, dimensions)."""
        return self._encode(texts, self._prompts[1])

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        """Run texts of as many tokens together, which need no padding: it costs time, and the last bits of a vector."""
        vectors = np.empty((len(texts), self._dimensions), dtype=np.float32)
        encoded = self._tokenizer.encode_batch_fast([prompt + text for text in texts])
        alike: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(encoded):
            alike[len(one)].append(number)
        for numbers in (some[at : at + _BATCH] for some in alike.values() for at in range(0, len(some), _BATCH)):
            given = {
                "input_ids": [encoded[number].ids for number in numbers],
                "attention_mask": [encoded[number].attention_mask for number in numbers],
                "token_type_ids": [encoded[number].type_ids for number in numbers],
            }
            fed = {name: np.array(given[name], dtype=np.int64) for name in self._inputs}
            vectors[numbers] = self._session.run(None, fed)[0]
        return vectors
