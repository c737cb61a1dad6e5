"""HTTP as the fuzzer needs it: any path, any header, any bytes, and a bound on every answer."""
import http.client
import json
import socket
import ssl
import time

from .server import TOKEN

ANSWER_SECONDS = 10
STREAM_SECONDS = 0.3
# Each warning is a header, and may hold the long name of a field.
http.client._MAXHEADERS = 10_000
http.client._MAXLINE = 4 << 20


class Answer:
    """What came back. `status` 0: nothing did, and `failure` says why."""

    def __init__(self, status=0, headers=None, body=b"", seconds=0.0, failure="", streamed=False):
        self.status = status
        self.headers = headers or {}
        self.body = body
        self.seconds = seconds
        self.failure = failure
        self.streamed = streamed

    @property
    def accepted(self):
        return 200 <= self.status < 300

    def json(self):
        """The body as a tree; None when it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def message(self):
        tree = self.json()
        return str(tree.get("message", "")) if isinstance(tree, dict) else self.body[:200].decode(errors="replace")


class Connection(http.client.HTTPSConnection):
    """Sends what it is told, also what no path should hold."""

    def _validate_path(self, url):
        pass

    def _encode_request(self, request):
        return request.encode("utf-8", "surrogateescape")


class Wire:
    def __init__(self, server):
        self.server = server
        self.context = ssl._create_unverified_context()
        self.connection = None

    def request(self, method, path, body=None, headers=None, seconds=ANSWER_SECONDS):
        """One request on the connection of before, or on a new one if the server closed that."""
        fresh = self.connection is None
        answer = self._request(method, path, body, headers or {}, seconds)
        if answer.status == 0 and not fresh and answer.seconds < 1 and self.server.alive():
            answer = self._request(method, path, body, headers or {}, seconds)
        return answer

    def _request(self, method, path, body, headers, seconds):
        begun = time.monotonic()
        try:
            if self.connection is None:
                self.connection = Connection(
                    "127.0.0.1", self.server.port, timeout=seconds, context=self.context)
                self.connection.connect()
            connection = self.connection
            connection.sock.settimeout(seconds)
            connection.putrequest(method, path, skip_accept_encoding=True)
            given = {key.lower() for key in headers}
            if "authorization" not in given:
                connection.putheader("Authorization", f"Bearer {TOKEN}")
            if body is not None and "content-length" not in given:
                connection.putheader("Content-Length", str(len(body)))
            for key, value in headers.items():
                connection.putheader(key, value.encode("utf-8", "surrogateescape"))
            connection.endheaders(body)
            response = connection.getresponse()
            streamed = response.chunked
            data = self._stream(response) if streamed else response.read()
            answer = Answer(
                response.status, {key.lower(): value for key, value in response.getheaders()}, data,
                time.monotonic() - begun, streamed=streamed)
            if streamed or response.will_close:
                self.close()
            return answer
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.close()
            return Answer(seconds=time.monotonic() - begun, failure=f"{type(error).__name__}: {error}")

    def _stream(self, response):
        """What a watch says within a moment."""
        data = b""
        self.connection.sock.settimeout(STREAM_SECONDS)
        try:
            while len(data) < 1 << 20:
                part = response.read1(65536)
                if not part:
                    break
                data += part
        except (OSError, http.client.HTTPException):
            pass
        return data

    def raw(self, parts, seconds=ANSWER_SECONDS):
        """Bytes, as they are, on a connection of their own; `parts` may hold pauses in seconds. What comes back until
        the server closes or is silent for a moment."""
        begun = time.monotonic()
        data = b""
        try:
            plain = socket.create_connection(("127.0.0.1", self.server.port), timeout=seconds)
            context = ssl._create_unverified_context()
            if isinstance(parts[0], bytes) and parts[0].startswith(b"PRI"):
                context.set_alpn_protocols(["h2"])
            with context.wrap_socket(plain) as sock:
                for part in parts:
                    if isinstance(part, (int, float)):
                        time.sleep(part)
                    else:
                        sock.sendall(part)
                while time.monotonic() - begun < seconds:
                    sock.settimeout(0.5 if data else 2)
                    more = sock.recv(65536)
                    if not more:
                        break
                    data += more
        except OSError:
            pass
        status = 0
        if data.startswith(b"HTTP/1.") and len(data) > 12 and data[9:12].isdigit():
            status = int(data[9:12])
        return Answer(status, {}, data, time.monotonic() - begun, failure="" if data else "no answer")

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None
