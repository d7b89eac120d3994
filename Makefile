# The two commands of the README are `make run` and `make test`.

SWIFT_FLAGS := --explicit-target-dependency-import-check error
RUN_FOLDER := .build/provkommun

.PHONY: help run test soak bench bench-writing bench-instructions bench-programs bench-files libraries test-tools \
  format lint install package docs clean

help:
	@echo "make run     build the program and run the night over a copy of Samples/"
	@echo "make test    run all tests"
	@echo "make soak    try what takes too long for make test: a year of nights, full disks, crashes"
	@echo "make bench   compare the speed with other programs; writes Benchmarks/RESULTS.md"
	@echo "make bench-writing  compare the speed of writing with other programs"
	@echo "make bench-instructions  count the instructions that reading a cell takes"
	@echo "make install  install the program below PREFIX;  make package  build a Debian package"
	@echo "make docs    build the pages of the Spreadsheet library"
	@echo "make format  format the code;  make lint  check the format"

run: libraries
	swift build -c release $(SWIFT_FLAGS) --product styrkort
	@Scripts/run-samples.sh "$(RUN_FOLDER)"

test: libraries test-tools
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build

soak: libraries test-tools
	swift build -c release $(SWIFT_FLAGS) --product styrkort
	cd Tests/Soak && python3 soak.py ../../.build/release/styrkort

libraries:
	@Scripts/install-libraries.sh

test-tools:
	@Scripts/install-test-tools.sh

BENCH_FILES := Benchmarks/.build/files
BENCH_PYTHON := Benchmarks/.venv/bin/python
BENCH_PROGRAMS := Benchmarks/.build/release
# The same with Intel's ISA-L in place of zlib, where it is installed.
BENCH_ISAL := $(shell pkg-config --exists libisal && echo Benchmarks/.build-isal/release)

bench: libraries bench-programs bench-files
	swift build -c release $(SWIFT_FLAGS) --product styrkort
	ISAL=$(BENCH_ISAL) $(BENCH_PYTHON) Benchmarks/bench.py $(BENCH_PROGRAMS) .build/release/styrkort $(BENCH_FILES)

bench-writing: libraries bench-programs $(BENCH_PYTHON)
	$(BENCH_PYTHON) Benchmarks/writing.py $(BENCH_PROGRAMS)/WritingBenchmark

bench-instructions: libraries bench-programs bench-files
	$(BENCH_PYTHON) Benchmarks/instructions.py $(BENCH_PROGRAMS)/ReadingBenchmark $(BENCH_FILES)

bench-programs:
	swift build -c release --package-path Benchmarks
	test -z "$(BENCH_ISAL)" || ISAL=1 swift build -c release --package-path Benchmarks --scratch-path Benchmarks/.build-isal

bench-files: $(BENCH_PYTHON)
	$(BENCH_PYTHON) Benchmarks/make-files.py $(BENCH_FILES)

$(BENCH_PYTHON): Benchmarks/requirements.txt
	python3 -m venv Benchmarks/.venv
	$(BENCH_PYTHON) -m pip install --quiet --requirement Benchmarks/requirements.txt
	@touch $(BENCH_PYTHON)

SWIFT_CODE := Package.swift Sources Tests Mappings/StarterFiles.swift \
  Benchmarks/Package.swift Benchmarks/Sources Fuzzing/Package.swift Fuzzing/Sources

format:
	swift format --in-place --recursive $(SWIFT_CODE)

lint:
	swift format lint --strict --recursive $(SWIFT_CODE)

# The program, its manual page, completions and guides, below PREFIX.
PREFIX ?= /usr/local
install: libraries
	Packaging/install.sh "$$(Packaging/build-program.sh)" "$(DESTDIR)" "$(PREFIX)"

package: libraries
	Packaging/build-package.sh

docs:
	Scripts/make-docs.sh

clean:
	rm -rf .build
