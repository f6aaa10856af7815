"""Ask the desk with OpenAI's client: `python examples/openai_client.py "what does win-win mean?"`.

It wants `pip install openai`, and a desk that is served (`make run`), at http://127.0.0.1:7860 or where
DESK_URL says; DESK_KEY holds a key, where it wants one.
"""

import os
import sys
from typing import Any

import openai

DESK = os.environ.get("DESK_URL", "http://127.0.0.1:7860")


def main(question: str) -> None:
    """Print the answer as it comes, then what each of its marks stands for."""
    with openai.OpenAI(base_url=f"{DESK}/v1", api_key=os.environ.get("DESK_KEY", "none")) as client:
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
    if len(sys.argv) != 2:
        sys.exit('ask one question, in quotation marks: python examples/openai_client.py "what does win-win mean?"')
    try:
        main(sys.argv[1])
    except openai.APIConnectionError:
        sys.exit(f"no desk answers at {DESK}; serve one (make run), or name another with DESK_URL")
