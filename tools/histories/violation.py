"""What is wrong, with the object that shows it."""
import json

from .operation import LABEL
from .snapshot import labels, name, owners


class Violation:
    def __init__(self, tree, text):
        self.tree, self.text = tree, text

    def __str__(self):
        return f"{self.tree.get('kind', '')} {name(self.tree)}: {self.text}".strip()

    def report(self, sent):
        """What is wrong, the object, and the operations that touched it."""
        names = {name(self.tree), labels(self.tree).get(LABEL), *(owner["name"] for owner in owners(self.tree))}
        touched = [f"    {each}" for each in sent
                   if each.name in names or name(self.tree).startswith(f"{each.name}-")]
        metadata = {key: value for key, value in self.tree["metadata"].items() if key != "managedFields"}
        tree = json.dumps({**self.tree, "metadata": metadata}, indent=1)
        return "\n".join([str(self), tree, f"{len(touched)} operations:", *touched])
