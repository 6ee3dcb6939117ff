#!/bin/sh
# A machine of its own for the page's commands: this one's files with a layer on top that vanishes, and a network of nobody else.
# machine.sh FOLDER BUN CACHE KEPT… -- COMMAND…   FOLDER is empty; the KEPT are the same files as outside.
set -e
folder=$1 bun=$2 cache=$3
shift 3
mount -t tmpfs tmpfs "$folder"
mkdir "$folder/upper" "$folder/work" "$folder/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
root=$folder/root
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
while [ "$1" != -- ]; do
  mkdir -p "$root$1"
  mount --bind "$1" "$root$1"
  shift
done
shift
mkdir -p "$root/cache" "$root/usr/local/bin"
mount --bind "$cache" "$root/cache"
touch "$root/usr/local/bin/bun"
mount --bind "$bun" "$root/usr/local/bin/bun"
ip link set lo up
exec chroot "$root" "$@"
