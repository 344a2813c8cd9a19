# Random programs print what their Python twins print: see tests/oracle. A few hundred, always the same; make fuzz
# has thousands.
. tests/check.sh

PYTHONPATH=tests PYTHONPYCACHEPREFIX="$BUILD/oracle" python3 -m oracle --coroc="$COROC" \
    --sanitized="$BUILD/sanitized/coroc" --count=250 --batch=25 --complete ||
    fail 'programs and their twins do not agree'
passed
