"""A real language model behind a real server: a tiny one that was never trained, so that it writes nonsense."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from assistant import Assistant
from assistant.writer import Writer
from tests.assistant.conftest import PRAGMATIC

_PATIENCE_SECONDS = 60
_BEGIN, _END, _UNKNOWN = "<s>", "</s>", "<unk>"
# It can mark what it says, so that its nonsense has to be looked at.
_WORDS = [_BEGIN, _END, _UNKNOWN, "cooperation", "means", "states", "never", "China.", "[1]", "[2]", "and", "gains."]
_TEMPLATE = "{% for message in messages %}{{ message['content'] }} {% endfor %}"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save a language model of a few thousand parameters with its tokenizer."""
    folder = tmp_path_factory.mktemp("model") / "tiny"
    words = Tokenizer(WordLevel({word: at for at, word in enumerate(_WORDS)}, unk_token=_UNKNOWN))
    words.pre_tokenizer = WhitespaceSplit()
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=words, bos_token=_BEGIN, eos_token=_END, unk_token=_UNKNOWN, chat_template=_TEMPLATE
    )
    torch.manual_seed(7)
    config = LlamaConfig(
        vocab_size=len(_WORDS),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        max_position_embeddings=2048,
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=1,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def served(model: Path) -> Iterator[str]:
    """Run `transformers serve`; yield the base URL of its API."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "transformers.cli.transformers", "serve", str(model)]
    with subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), "--device", "cpu"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _await(f"http://127.0.0.1:{port}/health", server)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def _await(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            httpx.get(address, timeout=1).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the model is not served")


def test_the_nonsense_of_a_real_model_is_refused_and_the_quotes_are_given(
    assistant: Assistant, served: str, model: Path
) -> None:
    plain = assistant.ask(PRAGMATIC)
    writing = Assistant(assistant.index, writer=Writer(served, str(model), 20))
    answer = writing.ask(PRAGMATIC)
    assert (answer.text, answer.citations, answer.written) == (plain.text, plain.citations, False)
    assert answer.writer_fault.startswith("The writer’s words are not shown: ")
    # It was the words that failed, or that they did not end, but not the server.
    assert not any(what in answer.writer_fault for what in ("status", "reached", "sense", "broke off", "within"))
