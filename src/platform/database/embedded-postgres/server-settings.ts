/** What differs between an installation and a test run. */
export interface ServerSettings {
  port: number;
  durable: boolean;
  maxConnections: number;
}

/** The settings of the embedded server, sized for one small machine; given on the command line,
 *  so that a new release changes them without touching a file in the data directory. */
export function serverArguments({ port, durable, maxConnections }: ServerSettings): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '64MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '512MB',
    // Without I/O worker processes: three fewer to start and to keep.
    io_method: 'sync',
    // Short statements by the thousand: compiling them costs more than it saves.
    jit: 'off',
    // Business hours are reckoned in the application; the server must not depend on the host's zone.
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: 0 }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
