"""Who sends the requests that Schemathesis makes up, how quickly, and of what there is."""

import json
import os
import random
import threading
import time
import uuid
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import schemathesis
from known import Known

# The API takes 120 requests of a token at once and two more in each second (docs/api.md).
AT_ONCE = 100
EACH_SECOND = 2

# Hypothesis seeds the common one before each test, so that all of them would draw the same.
DRAW = random.SystemRandom()


class Tokens:
    """Tokens in turn, so that none of them ever sends too often."""

    def __init__(self, tokens):
        now = time.monotonic()
        self.left = {token: (AT_ONCE, now) for token in tokens}
        self.lock = threading.Lock()

    def take(self):
        with self.lock:
            left, token = max((self.left_of(it), it) for it in self.left)
            if left < 1:
                time.sleep((1 - left) / EACH_SECOND)
                left = 1
            self.left[token] = (left - 1, time.monotonic())
            return token

    def left_of(self, token):
        left, since = self.left[token]
        return min(AT_ONCE, left + (time.monotonic() - since) * EACH_SECOND)


TOKENS = Tokens(Path(os.environ["API_TOKENS"]).read_text().split())


def ask(path, token):
    headers = {"Authorization": f"Bearer {token}"}
    with urlopen(Request(os.environ["API_URL"] + path, headers=headers)) as answer:
        return json.load(answer)


def own_ids():
    """Of the tokens themselves and their person."""
    for token in TOKENS.left:
        me = ask("/api/v1/me", token)
        yield from (me["person"]["id"], me["token"]["id"])


def seen_at_first():
    """All that is listed without asking for anything of it."""
    known = Known(os.environ["API_SEED"])
    for path, item in ask("/api/openapi.json", TOKENS.take())["paths"].items():
        if "get" not in item or "{" in path:
            continue
        try:
            known.learn(path, ask(path, TOKENS.take()))
        except HTTPError:
            # It is not for this role, or asks for something.
            continue
    return known


OWN = set(own_ids())
KNOWN = seen_at_first()


@schemathesis.auth(refresh_interval=None)
class Bearer:
    def get(self, case, context):
        return TOKENS.take()

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    # From anywhere, since some come without a good token.
    case.headers["X-Forwarded-For"] = ".".join(str(DRAW.randrange(1, 255)) for _ in range(4))
    if case.path_parameters:
        case.path_parameters = KNOWN.instead_in_path(case.path, case.path_parameters)
    # Nobody revokes the token, deactivates the person or takes the role with which all is sent.
    if case.method != "GET" and OWN & set((case.path_parameters or {}).values()):
        case.path_parameters = {name: str(uuid.uuid4()) for name in case.path_parameters}
    see_version(case)
    is_good = case.meta is not None and case.meta.generation.mode.is_positive
    case.body = taken(case.body, is_good)
    case.query = taken(case.query, is_good)


def taken(value, is_good):
    """The same as it may be taken: whole numbers without a fraction, which 5.0 is one with by JSON
    Schema alone, and what is to be good without the characters that no text of ours has, since
    nearly all that is made up would be refused for one of them."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and is_good:
        return "".join(it if it.isprintable() else "x" for it in value)
    if isinstance(value, list):
        return [taken(it, is_good) for it in value]
    if isinstance(value, dict):
        return {taken(name, is_good): taken_of(name, it, is_good) for name, it in value.items()}
    return value


def taken_of(name, value, is_good):
    if not is_good:
        return taken(value, is_good)
    if isinstance(value, list):
        return [taken_of(name, it, is_good) for it in value]
    return taken(KNOWN.instead(name, value), is_good)


def see_version(case):
    """Mostly the version that there is, where any will do."""
    version = KNOWN.versions.get(case.formatted_path)
    made_up = case.headers.get("If-Match", "")
    if version and made_up.startswith('"') and KNOWN.draw.random() < 0.8:
        case.headers["If-Match"] = version


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code != 200 or case.method != "GET":
        return
    [kind] = response.headers["content-type"]
    if kind == "application/json":
        version = response.headers.get("etag", [None])[0]
        KNOWN.learn(case.formatted_path, response.json(), version)


# What the API says of a request whose form is wrong. All else that is refused is a rule, which a
# document cannot tell, and has a code of its own.
OF_THE_FORM = {"request-no-json", "request-other-type", "request-too-deep", "request-unknown-field"}
OF_THE_FORM |= {"request-unknown-parameter", "request-second-value", "request-wrong-value"}
# Of time zones there are hundreds, and others with each release of their database.
NO_FORM = {"/time_zone"}


@schemathesis.check
def form_is_as_documented(ctx, response, case):
    """What the document lets through is refused by a rule, if at all."""
    if response.status_code == 428:
        assert takes_version(case), "The document does not say that a version is asked for"
    if response.status_code not in (413, 415, 422) or not case.meta.generation.mode.is_positive:
        return
    problem = response.json()
    said = [problem, *(it for it in problem.get("errors", []) if it.get("pointer") not in NO_FORM)]
    codes = {it["code"] for it in said} & OF_THE_FORM
    assert not codes, f"The document allows what is refused as {sorted(codes)}: {response.text}"


def takes_version(case):
    """Without a version of a thing that is there it is one of a thing that is not."""
    return any(it.name.lower() == "if-match" for it in case.operation.headers)


@schemathesis.check
def refusal_says_why(ctx, response, case):
    """Every refusal is a problem document, with the request to quote if the pages have seen it."""
    if response.status_code < 400:
        return
    kind = response.headers["content-type"]
    assert kind == ["application/problem+json"], f"{response.status_code} {kind}: {response.text}"
    problem = response.json()
    assert problem["status"] == response.status_code, response.text
    assert [problem.get("request")] == response.headers.get("x-request-id", [None]), response.text
    assert problem["title"] and problem["code"], response.text
