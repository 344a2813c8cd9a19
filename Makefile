# coroc and its runtime. Everything is made in $(BUILD); nothing is written elsewhere.
#
#   make          build/coroc, build/libcoro.a, build/include/coro.h
#   make demo     the same after installing what is missing; then compiles, shows and runs an example
#   make hosts    the examples of C programs with Coro in them, into build/hosts
#   make test     installs what the tests need, and passes them
#   make install  to $(DESTDIR)$(PREFIX)

BUILD   = build
PREFIX  = /usr/local
CFLAGS  = -O2 -g
WERROR  = -Werror
FLEX    = flex
BISON   = bison

WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow
STRICT   = -std=c11 $(WARNINGS) -Wstrict-prototypes -Wmissing-prototypes $(WERROR)
INCLUDES = -iquote grammar -iquote $(BUILD)/grammar -iquote compiler
SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

PROGRAM  = $(BUILD)/coroc
RUNTIME  = $(BUILD)/libcoro.a
COMPILER = $(BUILD)/libcompiler.a

HEADERS   := $(patsubst runtime/%,$(BUILD)/include/%,$(wildcard runtime/coro*.h))
GENERATED := $(BUILD)/compiler/runtime_text.c \
             $(patsubst %.l,$(BUILD)/%.c,$(wildcard grammar/*.l)) \
             $(patsubst %.y,$(BUILD)/%.c,$(wildcard grammar/*.y))
PARSERS   := $(patsubst %.y,$(BUILD)/%.h,$(wildcard grammar/*.y))
OBJECTS   := $(patsubst %.c,$(BUILD)/%.o,$(wildcard compiler/*.c grammar/*.c)) $(GENERATED:.c=.o)
PARTS     := $(filter-out $(BUILD)/compiler/main.o,$(OBJECTS))
RUNNING   := $(patsubst %.c,$(BUILD)/%.o,$(wildcard runtime/*.c))
UNITS     := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*_test.c))
HARMING   := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/sweep/*.c))
CHECKS    := $(wildcard tests/checks/*.sh)

SINGLE    := $(BUILD)/single/coro.c $(BUILD)/single/coro.h

all: $(PROGRAM) $(RUNTIME) $(HEADERS)

# make V=1 shows the commands.
ifeq ($(V),)
.SILENT:
endif

$(PROGRAM): $(BUILD)/compiler/main.o $(COMPILER)
	echo '  LINK  $@'
	$(CC) $(CFLAGS) $(LDFLAGS) $^ -o $@

# Two folders of the compiler have files of the same name: q keeps both.
$(COMPILER): $(PARTS)
$(RUNTIME): $(RUNNING)
$(COMPILER) $(RUNTIME):
	echo '  AR    $@'
	rm -f $@
	$(AR) qcs $@ $^

# The runtime as one pair of files, which coroc carries with it.
JOIN = awk -v folder=runtime -v apart=$(1) -f runtime/amalgamate.awk

$(BUILD)/single/coro.c: $(sort $(wildcard runtime/*.c)) $(wildcard runtime/*.[hd]*) runtime/amalgamate.awk
	echo '  JOIN  $@'
	mkdir -p $(@D)
	$(call JOIN,coro.h) $(filter %.c,$^) > $@

$(BUILD)/single/coro.h: runtime/coro.h $(wildcard runtime/coro_*.h) runtime/amalgamate.awk
	echo '  JOIN  $@'
	mkdir -p $(@D)
	$(call JOIN,) $< > $@

$(BUILD)/compiler/runtime_text.c: $(SINGLE)
	echo '  BYTES $@'
	mkdir -p $(@D)
	{ echo '#include "runtime_text.h"'; \
	  for file in $^; do \
	      word=$${file##*/}; word=$${word%.*}_$${file##*.}; \
	      echo "const char runtime_text_$$word[] = {"; \
	      od -An -v -t d1 $$file | sed 's/  *\([-0-9]*\)/\1,/g'; \
	      echo '};'; \
	      echo "const size_t runtime_size_$$word = sizeof runtime_text_$$word;"; \
	  done; } > $@

$(BUILD)/include/%.h: runtime/%.h
	mkdir -p $(@D)
	cp $< $@

$(BUILD)/grammar/%.c $(BUILD)/grammar/%.h: grammar/%.y
	echo '  BISON $<'
	mkdir -p $(@D)
	$(BISON) -Wall -Werror -o $(BUILD)/grammar/$*.c --header=$(BUILD)/grammar/$*.h $<

$(BUILD)/grammar/%.c: grammar/%.l
	echo '  FLEX  $<'
	mkdir -p $(@D)
	$(FLEX) -o $@ $<

$(BUILD)/runtime/%.o: runtime/%.c
	echo '  CC    $@'
	mkdir -p $(@D)
	$(CC) $(STRICT) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/%.o: %.c | $(PARSERS)
	echo '  CC    $@'
	mkdir -p $(@D)
	$(CC) $(STRICT) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/%.o: $(BUILD)/%.c | $(PARSERS)
	echo '  CC    $@'
	$(CC) $(STRICT) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

-include $(OBJECTS:.o=.d) $(RUNNING:.o=.d) $(HARMING:.o=.d) $(wildcard $(BUILD)/tests/*.d)

# ---- demo ----

DEMO = examples/two_tasks.coro

demo:
	@.ci/setup.sh build
	@$(MAKE) $(PARALLEL) --no-print-directory all
	@printf '\n==== %s ====\n\n' '$(DEMO)'; cat $(DEMO)
	@printf '\n==== coroc %s -o - ====\n\n' '$(DEMO)'; $(PROGRAM) $(DEMO) -o -
	@printf '\n==== coroc run %s ====\n\n' '$(DEMO)'; $(PROGRAM) run $(DEMO)

# ---- examples of C programs with Coro in them ----

HOSTS := $(patsubst examples/hosts/%_host.c,$(BUILD)/hosts/%,$(wildcard examples/hosts/*_host.c))

hosts: $(HOSTS)

$(BUILD)/hosts/%.c: examples/hosts/%.coro $(PROGRAM)
	echo '  CORO  $@'
	mkdir -p $(@D)
	$(PROGRAM) -Werror $< -o $@

$(HOSTS): $(BUILD)/hosts/%: examples/hosts/%_host.c $(BUILD)/hosts/%.c $(RUNTIME) $(HEADERS)
	echo '  CC    $@'
	$(CC) -std=c11 $(WARNINGS) $(WERROR) $(CFLAGS) -I$(BUILD)/include -iquote $(BUILD)/hosts \
	    $(filter %.c %.a,$^) -lm -o $@

# ---- tests ----

CORES    := $(shell getconf _NPROCESSORS_ONLN)
PARALLEL  = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(CORES) --output-sync=target)
MAKE_SANITIZED = $(MAKE) $(PARALLEL) --no-print-directory BUILD=$(1) CC='$(2)' CFLAGS='$(SANITIZE)'

GOLDEN       = tests/golden examples
GOLDEN_FLAGS = $(WARNINGS) -Werror
GCC          = gcc -Wjump-misses-init
CLANG        = clang

# Each golden program is built with sanitizers, and in another way that its name chooses.
test check: test-setup
	@$(MAKE) $(PARALLEL) --no-print-directory all
	@$(call MAKE_SANITIZED,$(BUILD)/sanitized,$(CLANG)) all $(BUILD)/sanitized/tests/fuzz
	@$(call MAKE_SANITIZED,$(BUILD)/sweep,$(GCC)) CPPFLAGS=-DCORO_SWEEP $(BUILD)/sweep/libsweep.a
	@$(call MAKE_SANITIZED,$(BUILD)/sanitized,$(CLANG)) -k test-units test-hosts
	$(BUILD)/sanitized/coroc test -q --sanitize --cc='$(CLANG)' --cflags='-O1 $(GOLDEN_FLAGS)' $(GOLDEN)
	$(PROGRAM) test -q --cc='$(GCC)' --cc='$(CLANG)' \
	    --cflags='-O0 $(GOLDEN_FLAGS)' --cflags='-O2 $(GOLDEN_FLAGS)' $(GOLDEN)
	@$(MAKE) $(PARALLEL) --no-print-directory -k test-hosts test-checks
	$(FUZZ) 3000
	@echo 'All tests pass.'

# Each golden program in every way, and the sweeps in full.
test-all: test
	@$(call MAKE_SANITIZED,$(BUILD)/sanitized-gcc,$(GCC)) all
	@$(call MAKE_SANITIZED,$(BUILD)/sanitized-gcc,$(GCC)) -k test-units
	$(BUILD)/sanitized-gcc/coroc test -q --sanitize --cc='$(GCC)' --cflags='-O1 $(GOLDEN_FLAGS)' $(GOLDEN)
	@set -e; for cc in '$(GCC)' '$(CLANG)'; do for level in -O0 -O2; do \
	    echo "$$cc $$level"; \
	    $(PROGRAM) test -q --cc="$$cc" --cflags="$$level $(GOLDEN_FLAGS)" $(GOLDEN); \
	done; done
	@$(MAKE) $(PARALLEL) --no-print-directory -k test-checks FULL=yes
	@$(MAKE) --no-print-directory fuzz

test-setup:
	@.ci/setup.sh test

CHECK_FLAGS = $(shell pkg-config --cflags check)
CHECK_LIBS  = $(shell pkg-config --libs check)

$(BUILD)/tests/%: tests/unit/%.c $(COMPILER) $(RUNTIME)
	echo '  CC    $@'
	mkdir -p $(@D)
	$(CC) $(STRICT) $(INCLUDES) -iquote runtime $(CHECK_FLAGS) $(CFLAGS) -MMD -MP -MT $@ \
	    $< $(COMPILER) $(RUNTIME) $(CHECK_LIBS) -lm -o $@

# What the sweeps link programs to: the runtime, and what does harm in it.
$(BUILD)/libsweep.a: $(HARMING) $(RUNNING)
	echo '  AR    $@'
	rm -f $@
	$(AR) qcs $@ $^

$(BUILD)/tests/sweep/%.o: tests/sweep/%.c
	echo '  CC    $@'
	mkdir -p $(@D)
	$(CC) $(STRICT) -iquote runtime $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

test-units: $(UNITS:%=%.run)
%.run: %
	CK_TIMEOUT_MULTIPLIER=30 $<

test-hosts: $(HOSTS:%=%.told)
$(HOSTS:%=%.told): %.told: %
	timeout 60 $< > $@
	diff -u examples/hosts/$(<F)_host.out $@

# Each script is told where things are, and whether to take its time.
test-checks: $(CHECKS:%=%.run)
tests/checks/%.sh.run: tests/checks/%.sh all
	@COROC='$(abspath $(PROGRAM))' BUILD='$(abspath $(BUILD))' FULL='$(FULL)' sh $<

# ---- fuzzing: mutated and random programs through the sanitized compiler ----

FUZZ_COUNT = 100000
FUZZ       = find $(GOLDEN) -name '*.coro' | sort | xargs $(BUILD)/sanitized/tests/fuzz

$(BUILD)/tests/fuzz: tests/fuzz/fuzz.c $(COMPILER)
	echo '  CC    $@'
	mkdir -p $(@D)
	$(CC) $(STRICT) $(INCLUDES) $(CFLAGS) -MMD -MP -MT $@ $< $(COMPILER) -o $@

fuzz:
	@$(call MAKE_SANITIZED,$(BUILD)/sanitized,$(CLANG)) $(BUILD)/sanitized/tests/fuzz
	$(FUZZ) $(FUZZ_COUNT)
	@$(MAKE) --no-print-directory fuzz-oracle ORACLE_COUNT=5000

# ---- the oracle: random programs beside their Python twins, see tests/oracle ----

ORACLE_FIRST = 0
ORACLE_COUNT = 200000
ORACLE_SEED  = 1
ORACLE_JOBS  = $(CORES)

fuzz-oracle:
	@$(MAKE) $(PARALLEL) --no-print-directory all
	@$(call MAKE_SANITIZED,$(BUILD)/sanitized,$(CLANG)) all
	PYTHONPATH=tests PYTHONPYCACHEPREFIX=$(BUILD)/oracle python3 -m oracle --coroc=$(PROGRAM) \
	    --sanitized=$(BUILD)/sanitized/coroc --first=$(ORACLE_FIRST) --count=$(ORACLE_COUNT) \
	    --seed=$(ORACLE_SEED) --jobs=$(ORACLE_JOBS) --tally --progress

# ---- the rest ----

bench: all
	@set -e; for script in $(wildcard tests/bench/*.sh); do \
	    COROC='$(abspath $(PROGRAM))' BUILD='$(abspath $(BUILD))' sh $$script; done

FORMATTED = $(wildcard compiler/*.[ch] grammar/*.[ch] runtime/*.[ch] tests/*/*.[ch] \
                       examples/hosts/*_host.c)

format-check:
	clang-format --dry-run -Werror $(FORMATTED)

INSTALL = $(DESTDIR)$(PREFIX)
VERSION = $(shell sed -n 's/.*COROC_VERSION "\(.*\)"/\1/p' compiler/version.h)

# What the builds of other projects take, by where it goes. See docs/building.md.
EMBEDDED = lib/pkgconfig/coro.pc share/coro/coro.mk \
           lib/cmake/Coro/CoroConfig.cmake lib/cmake/Coro/CoroConfigVersion.cmake

install: all
	install -d '$(INSTALL)/bin' '$(INSTALL)/lib' '$(INSTALL)/include'
	install -m 755 $(PROGRAM) '$(INSTALL)/bin'
	install -m 644 $(RUNTIME) '$(INSTALL)/lib'
	install -m 644 $(HEADERS) '$(INSTALL)/include'
	set -e; for file in $(EMBEDDED); do \
	    install -d '$(INSTALL)'/$${file%/*}; \
	    sed 's|@PREFIX@|$(PREFIX)|g; s|@VERSION@|$(VERSION)|g' embed/$${file##*/}.in \
	        > '$(INSTALL)'/$$file; \
	    chmod 644 '$(INSTALL)'/$$file; \
	done

uninstall:
	rm -f '$(INSTALL)/bin/coroc' '$(INSTALL)/lib/libcoro.a' $(EMBEDDED:%='$(INSTALL)/%') \
	    $(HEADERS:$(BUILD)/include/%='$(INSTALL)/include/%')
	rmdir '$(INSTALL)/share/coro' '$(INSTALL)/lib/cmake/Coro' 2>/dev/null || :

clean:
	rm -rf $(BUILD)

.PHONY: all demo hosts test check test-all test-setup test-units test-hosts test-checks fuzz \
    fuzz-oracle bench format-check install uninstall clean
.DELETE_ON_ERROR:
.SECONDARY: $(GENERATED) $(PARSERS)
