"""Index texts with txtai, run by the Python of its own environment: MODEL TEXTS.json INDEX.

Hybrid (https://neuml.github.io/txtai/embeddings/configuration/general), and with the texts, as in its quick start.
"""

import json
import sys
from pathlib import Path

from txtai import Embeddings

if __name__ == "__main__":
    model, texts, index = sys.argv[1:]
    embeddings = Embeddings(path=model, hybrid=True, content=True)
    embeddings.index(json.loads(Path(texts).read_text(encoding="utf-8")))
    embeddings.save(index)
