#!/bin/sh
# Process 1 of a new mount and process namespace: takes the image for its root, read-only but for a volume and a small /tmp, and
# becomes the program. The image lies on top of this machine's own system, as on a base image.
set -e
root=$1 volume=$2 at=$3 size=$4 bun=$5
shift 5
mount --bind "$root" "$root"
for folder in usr lib lib64 bin sbin etc dev; do
  if [ -e "/$folder" ]; then
    mkdir -p "$root/$folder"
    mount --rbind "/$folder" "$root/$folder"
  fi
done
mkdir -p "$root/opt" "$root/tmp" "$root/proc"
touch "$root/opt/bun"
mount --bind "$bun" "$root/opt/bun"
mount --bind "$volume" "$root$at"
mount -t tmpfs -o "size=$size,mode=1777,nosuid,nodev" tmpfs "$root/tmp"
mount -o remount,bind,ro,nosuid,nodev "$root"
mount -t proc proc "$root/proc"
exec chroot "$root" "$@"
