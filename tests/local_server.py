"""A server on this machine that answers as a test says, however wrong that is."""

import socket
import threading
from contextlib import contextmanager, suppress

ADDRESS = "127.0.0.1"


class LocalServer:
    """Sends each connection the octets that ``answers`` holds for its path,
    nothing for any other.

    An answer is octets, or a function of the server that gives them piece by piece, for
    ever if it likes. ``requests`` are those that came, as text; ``connections`` are how
    many were made, also without a request.
    """

    def __init__(self, answers, tls=None):
        self.answers = answers
        self.tls = tls
        self.requests = []
        self.connections = 0
        self.closing = threading.Event()
        self.listener = socket.create_server((ADDRESS, 0))
        self.port = self.listener.getsockname()[1]

    def run(self):
        with suppress(OSError):  # closed
            while True:
                connection, _address = self.listener.accept()
                self.connections += 1
                threading.Thread(
                    target=self.serve, args=[connection], daemon=True
                ).start()

    def serve(self, connection):
        with suppress(OSError), connection:
            if callable(self.tls):  # instead of TLS
                for piece in self.tls(self):
                    connection.sendall(piece)
                return
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                self.answer(connection)

    def answer(self, connection):
        request = b""
        while b"\r\n\r\n" not in request:
            received = connection.recv(65536)
            if not received:
                return
            request += received
        self.requests.append(request.decode())
        answer = self.answers.get(request.split()[1].decode(), b"")
        for piece in answer(self) if callable(answer) else [answer]:
            connection.sendall(piece)

    def close(self):
        self.closing.set()
        with suppress(OSError):  # closed before
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def wait(self):
        """A moment, shorter once the test is over."""
        self.closing.wait(0.02)

    def header(self, name, request=-1):
        """A field of a request that came, ``None`` where it had none."""
        for line in self.requests[request].split("\r\n")[1:]:
            field, _colon, value = line.partition(": ")
            if field.lower() == name.lower():
                return value
        return None


@contextmanager
def local_server(answers, tls=None):
    server = LocalServer(answers, tls)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield server
    finally:
        server.close()


def http(body=b"", status="200 OK", length=None, **fields):
    """An answer whose length is right unless another is given."""
    fields = {"Content-Length": len(body) if length is None else length} | fields
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""])
    return head.encode() + body


def redirect(location, status=302):
    return http(status=f"{status} Elsewhere", Location=location)
