"""What there is: ids by the name of what they are of, and versions by the path of what has them.

Made up, an id names nothing, and a version is never the one that somebody has seen, so that all that
stands behind would never be met.
"""

import random
import re

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# Whoever leads somebody is a person too.
ALSO = {"people": "person", "manager": "person", "holder": "person", "needs": "skill"}


class Known:
    def __init__(self, seed):
        self.ids = {}
        self.all = set()
        self.versions = {}
        self.draw = random.Random(seed)

    def learn(self, path, value, version=None):
        """What a thing or a list of things has said of itself."""
        path = path.partition("?")[0]
        if version:
            self.versions[path] = version
        names = [it for it in path.split("/") if not UUID.fullmatch(it)]
        self.learn_of(path, names[-1], value)

    def learn_of(self, path, name, value):
        if isinstance(value, list):
            for it in value:
                self.learn_of(path, name, it)
        elif isinstance(value, str) and UUID.fullmatch(value):
            self.ids.setdefault(one(name), []).append(value)
            self.all.add(value)
        elif isinstance(value, dict):
            if isinstance(value.get("id"), str) and isinstance(value.get("etag"), str):
                self.versions[f"{path}/{value['id']}"] = value["etag"]
            for key, it in value.items():
                self.learn_of(path, name if key in ("id", "items") else key, it)

    def instead(self, name, value):
        """Of an id that was made up, mostly one that there is."""
        is_made_up = isinstance(value, str) and UUID.fullmatch(value) and value not in self.all
        ids = self.ids.get(one(name))
        if not is_made_up or not ids or self.draw.random() < 0.2:
            return value
        return self.draw.choice(ids)

    def instead_in_path(self, template, params):
        """The same for what stands in a path: `{id}` is of what the part before says."""
        parts = template.split("/")
        before = {part[1:-1]: parts[place - 1] for place, part in enumerate(parts) if "{" in part}
        return {
            name: self.instead(before[name] if name == "id" else name, value)
            for name, value in params.items()
        }


def one(name):
    """What one of them is called: `job-roles` are of a `job_role`."""
    name = name.replace("-", "_")
    if name in ALSO:
        return ALSO[name]
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name.removesuffix("s")
