"""A conversation with the YAML language server that editors use, over its standard streams."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

Json = Any


class LanguageServer:
    """One running server; every answer of the server is waited for."""

    def __init__(self, program: Path, root: Path, schemas: Mapping[str, str]) -> None:
        self._schemas = {schema: [pattern] for schema, pattern in schemas.items()}
        self._process = subprocess.Popen(
            ["node", str(program), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        self._heard: list[Json] = []
        self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": _CAPABILITIES})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": self._settings()}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def open(self, uri: str, text: str) -> None:
        """Shows the server a document."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def ask(self, method: str, params: Json) -> Json:
        """The answer to a request."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda one: one.get("id") == number and "method" not in one)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def diagnostics(self, uri: str) -> list[Json]:
        """What the server finds wrong in a document."""
        told = self._until(
            lambda one: one.get("method") == "textDocument/publishDiagnostics" and one["params"]["uri"] == uri
        )
        found: list[Json] = told["params"]["diagnostics"]
        return found

    def wait_until_marked(self, uri: str) -> None:
        """Waits until something is found wrong there: by then the server has read its settings."""
        while not self.diagnostics(uri):
            pass

    def _until(self, fits: Callable[[Json], bool]) -> Json:
        for one in self._heard:
            if fits(one):
                self._heard.remove(one)
                return one
        while True:
            one = self._receive()
            if "id" in one and "method" in one:
                self._send({"id": one["id"], "result": self._asked_back(one)})
            elif fits(one):
                return one
            else:
                self._heard.append(one)

    def _asked_back(self, request: Json) -> Json:
        """What an editor tells the server of its settings."""
        if request["method"] != "workspace/configuration":
            return None
        return [self._settings().get(item.get("section"), {}) for item in request["params"]["items"]]

    def _settings(self) -> dict[str, Json]:
        yaml = {
            "validate": True, "hover": True, "completion": True, "schemas": self._schemas,
            "schemaStore": {"enable": False}, "yamlVersion": "1.2",
        }  # fmt: skip
        return {"yaml": yaml, "http": {}, "[yaml]": {}, "editor": {}, "files": {}}

    def _send(self, message: dict[str, Json]) -> None:
        assert self._process.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> Json:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server ended"
        return json.loads(self._process.stdout.read(length))


_CAPABILITIES: Json = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
        "synchronization": {},
    },
    "workspace": {"configuration": True, "didChangeConfiguration": {}},
}
