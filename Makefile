# Plumb: `make quickstart` and `make test` each work as the only command after a clone.

SHELL := /bin/bash
PREFIX ?= /usr/local
SWIFT ?= swift
SWIFT_FLAGS ?= -c release
BIN = $(shell $(SWIFT) build $(SWIFT_FLAGS) --show-bin-path)
THREADS ?= $(shell nproc 2>/dev/null || echo 2)

.PHONY: help setup build quickstart test lint format bench install uninstall clean

help:
	@echo "make setup       install the system packages that Plumb links with (Debian, Ubuntu)"
	@echo "make build       build the command plumb"
	@echo "make quickstart  train a small translator on the phrasebook and try it"
	@echo "make test        build and run all tests"
	@echo "make lint        check format and style"
	@echo "make format      format the sources"
	@echo "make bench       measure the speed of this machine"
	@echo "make install     install plumb and its recipes under PREFIX ($(PREFIX))"
	@echo "make clean       remove what was built (runs/ stays)"

setup:
	@./.ci/setup

build: setup
	$(SWIFT) build $(SWIFT_FLAGS) --product plumb

quickstart: build
	$(BIN)/plumb recipe run quickstart --threads $(THREADS)

test: setup
	$(SWIFT) test $(SWIFT_FLAGS)

lint:
	@./.ci/lint

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

bench: build
	$(BIN)/plumb bench --threads $(THREADS)

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/plumb"
	install -m 755 "$(BIN)/plumb" "$(DESTDIR)$(PREFIX)/bin/plumb"
	rm -rf "$(DESTDIR)$(PREFIX)/share/plumb/recipes"
	cp -R recipes "$(DESTDIR)$(PREFIX)/share/plumb/recipes"

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/plumb"
	rm -rf "$(DESTDIR)$(PREFIX)/share/plumb"

clean:
	$(SWIFT) package clean
