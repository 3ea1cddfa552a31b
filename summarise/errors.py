"""Every error this package raises on purpose.

    SummariseError
    ├── InputError      what came in cannot be read: a file, an encoding, an article
    ├── ContractError   data does not follow its JSON Schema
    ├── RuleError       a rule file or a lexicon is wrong
    ├── ModelError      models.txt or a model's weights are wrong or missing
    └── OutputError     a result cannot be written

The message is one line: it names the file, the line or JSON pointer, and what to do.
"""


class SummariseError(Exception):
    """What the command line reports in one line, with exit status 1."""


class InputError(SummariseError):
    """An input that cannot be read."""


class ContractError(SummariseError):
    """Data that does not follow its schema."""


class RuleError(SummariseError):
    """A rule file that cannot be used."""


class ModelError(SummariseError):
    """A model that cannot be loaded."""


class OutputError(SummariseError):
    """A result that cannot be written."""
