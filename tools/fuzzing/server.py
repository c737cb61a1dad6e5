"""The server under test: one process, started, watched, killed and started again."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

TOKEN = "fuzz"
START_SECONDS = 60


class Server:
    def __init__(self, binary, port):
        self.binary = binary
        self.port = port
        self.directory = tempfile.mkdtemp(prefix="swiftlet-fuzz-")
        self.data = os.path.join(self.directory, "data")
        self.log = os.path.join(self.directory, "log")
        self.process = None

    def start(self):
        """Starts the process, with the objects of before; returns once it answers requests."""
        ready = pathlib.Path(self.data, "ready")
        ready.unlink(missing_ok=True)
        log = open(self.log, "ab")
        self.process = subprocess.Popen(
            [self.binary, "server", "--data-dir", self.data, "--port", str(self.port), "--admin-token", TOKEN,
             "--no-kubeconfig", "-v"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while not ready.exists():
            if not self.alive() or time.monotonic() > end:
                raise RuntimeError(f"the server does not start\n{self.tail()}")
            time.sleep(0.02)

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def has_ended(self):
        """Whether the process has ended, or does so within a moment: connections break before that."""
        end = time.monotonic() + 2
        while self.alive() and time.monotonic() < end:
            time.sleep(0.05)
        return not self.alive()

    def stop(self, how=signal.SIGTERM):
        if not self.alive():
            return
        self.process.send_signal(how)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def restart(self, how=signal.SIGTERM):
        self.stop(how)
        self.start()

    def forget(self):
        """Ends the process and removes all objects."""
        self.stop(signal.SIGKILL)
        shutil.rmtree(self.data, ignore_errors=True)

    def remove(self):
        self.stop(signal.SIGKILL)
        shutil.rmtree(self.directory, ignore_errors=True)

    def resident_bytes(self):
        """Memory in use; 0 where the system does not say."""
        try:
            with open(f"/proc/{self.process.pid}/statm") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return 0

    def tail(self, size=3000):
        try:
            with open(self.log, "rb") as file:
                file.seek(max(0, os.path.getsize(self.log) - size))
                return file.read().decode(errors="replace")
        except OSError:
            return ""
