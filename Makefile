# Everything happens in deploy/bootstrap.py; these are its short names.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) deploy/bootstrap.py

.PHONY: help run phone test install setup fix openapi requirements

help:
	@$(BOOTSTRAP) || true

run:            ## set up, build, serve http://127.0.0.1:8000
	@$(BOOTSTRAP) run

phone:          ## the same over HTTPS on the local network, for a real phone; ADDRESS=192.168.1.20
	@$(BOOTSTRAP) phone $(if $(ADDRESS),--address $(ADDRESS))

test:           ## prove everything; STAGE=lint for one stage, K=words for pytest's -k
	@$(BOOTSTRAP) test $(STAGE) $(if $(K),-k '$(K)')

install:        ## set up and build, start nothing: for a server
	@$(BOOTSTRAP) install

setup:          ## only prepare .venv and the phone's packages
	@$(BOOTSTRAP) setup

fix:            ## ruff and biome put the code in order
	@$(BOOTSTRAP) fix

openapi:        ## write mobile_pwa/openapi.json and the phone's types
	@$(BOOTSTRAP) openapi

requirements:   ## write deploy/requirements*.txt; UPGRADE=1 takes the newest
	@$(BOOTSTRAP) requirements $(UPGRADE)
