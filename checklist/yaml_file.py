"""Reads a YAML file, and finds the line of a place in it."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from checklist.validation import ChecklistError, Place


def read_tree(path: Path) -> object:
    """Raise ChecklistError if the file cannot be read or parsed."""
    try:
        return YAML().load(path.read_bytes().decode())
    except OSError as error:
        raise ChecklistError([f"{path}: {error.strerror}"]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ChecklistError([f"{path}:{line}: is not UTF-8 text"]) from None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ChecklistError([f"{path}:{line}: {error.problem}"]) from None
    except YAMLError as error:
        raise ChecklistError([f"{path}: {str(error).splitlines()[0]}"]) from None
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        # ruamel.yaml raises these for some broken files, instead of a YAMLError.
        raise ChecklistError(
            [f"{path}: a value does not suit its !!tag, or brackets nest too deep"]
        ) from None


def line_of(node: Any, place: Place) -> int:  # noqa: ANN401 - ruamel's trees are untyped
    """Return the line of a place, or of the nearest part around it that the file has."""
    line = 0
    for key in place:
        if not isinstance(node, CommentedMap | CommentedSeq) or key not in (node.lc.data or ()):
            break
        line, node = node.lc.data[key][0], node[key]
    return line + 1
