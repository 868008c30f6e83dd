"""Where the site is served when the usual port is taken."""

import socket

import start


def test_a_free_port_is_taken_as_asked() -> None:
    with socket.socket() as left:
        left.bind((start.HOST, 0))
        port = left.getsockname()[1]
    assert start.free_port(port) == port


def test_a_busy_port_gives_way_to_the_next_free_one() -> None:
    with socket.socket() as busy:
        busy.bind((start.HOST, 0))
        busy.listen()
        port = busy.getsockname()[1]
        other = start.free_port(port)
        assert port < other <= port + start.PORTS_TRIED
        with socket.socket() as free:
            free.bind((start.HOST, other))
