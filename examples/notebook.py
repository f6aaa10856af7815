"""The desk from Python, cell by cell: run it from the root of the project, or open it as a notebook in your editor."""

# %% Open the desk: the settings are those of glossdesk.yaml and of the environment.
import os
from pathlib import Path

from assistant import Assistant, Turn
from assistant.evaluate.run import run
from assistant.evaluate.script import read_scripts
from assistant.evaluate.summary import summarise
from assistant.settings import load_settings

assistant = Assistant.open(load_settings(Path.cwd(), os.environ, {}), print)

# %% Ask: every sentence of the answer stands in the glossary, word for word.
answer = assistant.ask("what does pragmatic cooperation mean here?")
print(answer.text)
for citation in answer.citations:
    print(citation.number, citation.reference)

# %% Ask on, and ask about a passage.
history = [Turn(answer.question, answer.text)]
print(assistant.ask("And in German?", history=history).standalone_question)
print(assistant.ask("what does cooperation mean here?", "Masks were sent to the health sector.").notes)

# %% What is not in the glossary is not answered.
abstention = assistant.ask("Who won the 1998 World Cup?")
print(abstention.answered, [one.term for one in abstention.suggestions])

# %% Search: sections, best first, with every signal's raw score.
for hit in assistant.search("masks sold to France", k=3).hits:
    print(f"{hit.place.entry}#{hit.place.section}", round(hit.score, 2), hit.signals)

# %% Annotate a draft.
draft = "Both sides praised their pragmatic cooperation (务实合作)."
for mention in assistant.annotate(draft):
    print(draft[mention.start : mention.end], "means", f"{mention.entry}#{mention.section}")

# %% Evaluate: run a script of questions with the citations that they must give.
[script] = read_scripts([Path("glossary/scripts/spelling.yaml")], assistant.glossaries)
outcomes = list(run(assistant, script.cases))
summary = summarise(script.title, outcomes)
print(summary.cases, {name: score.value for name, score in summary.scores.items() if score.value is not None})
