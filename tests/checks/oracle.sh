# Random programs print what their Python twins print: see tests/oracle. A few hundred, always the same; with
# FULL=yes some thousands.
set -u

count=250
[ -z "${FULL:-}" ] || count=5000
PYTHONPATH=tests PYTHONPYCACHEPREFIX="$BUILD/oracle" python3 -m oracle --coroc="$COROC" \
    --sanitized="$BUILD/sanitized/coroc" --count="$count" --batch=25 --complete || exit 1
echo 'oracle: passed'
