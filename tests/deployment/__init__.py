"""What deploy/, compose.yml and the Dockerfile promise; the proxy is a real nginx."""
