"""Small numbers that are typed in digits where a text spells them out: "the 4 cardinal principles"."""

from collections.abc import Mapping

_WORDS = {
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "one two three four five six seven eight nine ten eleven twelve",
}

# Of a language, the words of numbers in digits.
NUMERALS: Mapping[str, Mapping[str, str]] = {
    language: {str(number): word for number, word in enumerate(words.split(), 1)} for language, words in _WORDS.items()
}
