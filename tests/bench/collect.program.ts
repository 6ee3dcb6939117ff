// A server that starts with this file before its own (`bun --preload`) collects its garbage when told to. So memory can be
// measured without a switch in the product.
process.on('SIGUSR2', () => Bun.gc(true))
