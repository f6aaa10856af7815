"""Ask the desk with OpenAI's client: `python examples/openai_client.py "what does win-win mean?"`.

It wants `pip install openai`, and a desk that is served (`make run`), by default at http://127.0.0.1:7860.
"""

import os
import sys
from typing import Any

import openai

DESK = os.environ.get("GLOSSDESK_URL", "http://127.0.0.1:7860")


def main(question: str) -> None:
    """Print the answer as it comes, then what each of its marks stands for."""
    with openai.OpenAI(base_url=f"{DESK}/v1", api_key=os.environ.get("GLOSSDESK_KEY", "none")) as client:
        stream = client.chat.completions.create(
            model="glossdesk", messages=[{"role": "user", "content": question}], stream=True
        )
        answer: dict[str, Any] = {}
        for chunk in stream:
            print(chunk.choices[0].delta.content or "", end="", flush=True)
            answer = (chunk.model_extra or {}).get("glossdesk", answer)
    print()
    for citation in answer["citations"]:
        print(f"[{citation['number']}] {citation['reference']}")


if __name__ == "__main__":
    main(sys.argv[1])
