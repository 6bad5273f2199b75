# One image for everything of ours: the assistant, the action server, and commands such as "python -m bot load".
# docs/operations.md tells how it is built and run. Linux on x86-64.

FROM node:22.21.1-bookworm-slim AS widget
WORKDIR /widget
COPY widget/package.json widget/package-lock.json widget/.npmrc ./
RUN npm ci
COPY widget ./
RUN npm run build

FROM python:3.12-slim-bookworm AS packages
# --no-deps: the pins go beyond what Rasa's metadata allows (docs/dependencies.md).
COPY requirements.txt /
RUN python -m venv /opt/venv \
    && /opt/venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-input \
        --no-deps --require-hashes -r /requirements.txt
ENV PATH=/opt/venv/bin:$PATH

FROM packages AS model
WORKDIR /app
COPY . .
# Names are learnt as names from the project database, here a temporary one.
RUN python -m standin && python -m bot load && python -m scripts.train

FROM python:3.12-slim-bookworm
RUN groupadd --gid 10001 assistant \
    && useradd --uid 10001 --gid assistant --no-create-home --home-dir /tmp --shell /usr/sbin/nologin assistant
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY --from=widget /widget/dist widget/dist
COPY --from=model /app/models models
COPY LICENSE config.yml credentials.yml domain.yml endpoints.yml operator.yml requirements.txt ./
COPY data data
COPY scripts scripts
COPY actions actions
COPY bot bot
COPY experts experts
COPY standin standin
# The root file system may be read-only: bytecode is made now, and only /tmp is written to.
ENV PATH=/opt/venv/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    RASA_TELEMETRY_ENABLED=false
RUN python -m standin && python -m compileall -q actions bot scripts standin
USER 10001:10001
EXPOSE 5005
CMD ["python", "-m", "scripts.env", "rasa", "run", "--interface", "0.0.0.0", "--port", "5005", \
     "--model", "models", "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
