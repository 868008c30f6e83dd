#!/bin/sh
# Lays out what a merge of this branch into its target would be, for hosts that check out the branch
# alone: two changes that are fine by themselves may not be fine together. Leaves the target's commit
# as `refs/standing/target`.
set -eu
target=${1:?say which branch this is to be merged into}
source=$(git rev-parse --verify HEAD)
git fetch --quiet origin "+refs/heads/$target:refs/standing/target"
if git merge-base --is-ancestor refs/standing/target "$source"; then
    exit 0
fi
# The target comes first, as in a real merge: the book's history follows first parents.
git checkout --quiet --detach refs/standing/target
if ! git -c user.name=check -c user.email=check@localhost merge --quiet --no-ff --no-edit "$source" >/dev/null; then
    git merge --abort || true
    echo "this branch does not merge into $target: merge $target into it first, and mend what collides" >&2
    exit 1
fi
