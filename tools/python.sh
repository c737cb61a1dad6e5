# To be sourced at the root of the checkout: a Python that has the packages of tools/clients, made when it is missing.
python_with_clients() {
    local venv=$PWD/.build/clients-venv
    if ! cmp -s tools/clients/requirements.txt "$venv/installed"; then
        python3 -m venv "$venv"
        "$venv/bin/pip" install -q --disable-pip-version-check -r tools/clients/requirements.txt >&2
        cp tools/clients/requirements.txt "$venv/installed"
    fi
    echo "$venv/bin/python"
}
