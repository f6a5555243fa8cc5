#!/usr/bin/env python3
"""Receives what the webhooks of this sample post, in place of a team's own service and of Slack.

Messages in JSON are verified and kept in received/team.json, those for Slack in received/slack.txt, as people see them in a channel.
"""

import base64
import hashlib
import hmac
import html
import http.server
import json
import os
import pathlib
import time

PORT = 8377
SECRET = os.environ["LARKFIELD_HOOK_SECRET"].encode()
FOLDER = pathlib.Path(__file__).parent / "received"


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    had = set()

    def do_HEAD(self):
        self.answer(204)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/slack":
            self.keep("slack.txt", slack_text(json.loads(body)))
        elif self.is_signed(body):
            self.keep("team.json", body.decode())
        else:
            self.answer(401)
            return
        self.answer(204)

    def is_signed(self, body):
        """Whoever knows the secret has written this message, not more than five minutes ago."""
        identity, sent = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        signed = hmac.new(SECRET, f"{identity}.{sent}.".encode() + body, hashlib.sha256).digest()
        expected = "v1," + base64.b64encode(signed).decode()
        return abs(time.time() - int(sent)) < 300 and any(
            hmac.compare_digest(expected, signature) for signature in self.headers["webhook-signature"].split(" "))

    def keep(self, name, text):
        """A message comes again when its sender did not hear that it had come; it has the same id then."""
        message = (name, self.headers["webhook-id"])
        if message in self.had:
            return
        self.had.add(message)
        FOLDER.mkdir(exist_ok=True)
        with open(FOLDER / name, "a", encoding="utf-8") as file:
            file.write(text + "\n")

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def slack_text(message):
    """What a channel shows: the text of each block."""
    parts = [block.get("text") or block["elements"][0] for block in message["blocks"]]
    return html.unescape("\n  ".join(part["text"] for part in parts))


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Receiver).serve_forever()
