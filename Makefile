# The two commands of the README are `make run` and `make test`.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
RUN_FOLDER := .build/provkommun

.PHONY: help run test build libraries test-tools format lint clean

help:
	@echo "make run     build the program and run the night over a copy of Samples/"
	@echo "make test    run all tests"
	@echo "make format  format the code;  make lint  check the format"

run: libraries
	swift build -c release $(SWIFT_FLAGS) --product styrkort
	@Scripts/run-samples.sh "$(RUN_FOLDER)"

test: libraries test-tools
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build

libraries:
	@Scripts/install-libraries.sh

test-tools:
	@Scripts/install-test-tools.sh

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

clean:
	rm -rf .build
