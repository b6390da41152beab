/** The least server there is: it says what it has used, in the words of the product's metrics. */
Bun.serve({
  port: Number(process.env['PORT']),
  hostname: '127.0.0.1',
  fetch() {
    const { user, system } = process.cpuUsage();
    const memory = `process_resident_memory_bytes ${process.memoryUsage.rss()}`;
    return new Response(`${memory}\nprocess_cpu_seconds_total ${(user + system) / 1e6}\n`);
  },
});
