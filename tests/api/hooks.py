"""Who sends the requests that Schemathesis makes up, and how quickly."""

import os
import random
import threading
import time
from pathlib import Path

import schemathesis

# The API takes 120 requests of a token at once and two more in each second (docs/api.md).
AT_ONCE = 100
EACH_SECOND = 2


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
    case.headers["X-Forwarded-For"] = ".".join(str(random.randrange(1, 255)) for _ in range(4))


# What the API says of a request whose form is wrong. All else that is refused is a rule, which a
# document cannot tell, and has a code of its own.
OF_THE_FORM = {"request-no-json", "request-other-type", "request-too-deep", "request-unknown-field"}
OF_THE_FORM |= {"request-unknown-parameter", "request-second-value", "request-wrong-value"}


@schemathesis.check
def form_is_as_documented(ctx, response, case):
    """What the document lets through is refused by a rule, if at all."""
    if response.status_code not in (413, 415, 422) or not case.meta.generation.mode.is_positive:
        return
    problem = response.json()
    said = [problem, *problem.get("errors", [])]
    codes = {it["code"] for it in said} & OF_THE_FORM
    assert not codes, f"The document allows what is refused as {sorted(codes)}: {response.text}"


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
