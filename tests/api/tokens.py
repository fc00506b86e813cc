"""Signs in and makes access tokens that open all that they can: tokens.py URL WHO PASSWORD COUNT"""

import re
import sys
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

url, who, password, count = sys.argv[1:]
browser = build_opener(HTTPCookieProcessor(CookieJar()))


def get(path):
    with browser.open(url + path, timeout=30) as answer:
        return answer.read().decode()


def post(path, **fields):
    # As a browser says of a form of our own.
    headers = {"Sec-Fetch-Site": "same-origin"}
    request = Request(url + path, urlencode(fields).encode(), headers)
    with browser.open(request, timeout=30) as answer:
        return answer.read().decode()


def revoke_all():
    forms = re.findall(r'action="/account/tokens/revoke">(.*?)</form>', get("/account/tokens"), re.S)
    for form in forms:
        [token] = re.findall(r'name="token" value="([^"]+)"', form)
        post("/account/tokens/revoke", token=token)


post("/login", identifier=who, password=password)
revoke_all()
areas = re.findall(r'<select[^>]* name="(\w+)"', get("/account/tokens/new"))
areas = {area: "write" for area in areas if area != "days"}
for number in range(int(count)):
    page = post("/account/tokens/new", name=f"Requests {number}", days="7", **areas)
    [secret] = re.findall(r"ssp_[0-9a-f]{48}", page)
    print(secret)
