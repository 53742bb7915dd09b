"""Does what deploy/docker/Dockerfile says without Docker, in file systems of this machine's own."""
