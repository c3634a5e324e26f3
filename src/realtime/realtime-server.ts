import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Server, type Socket } from 'socket.io';
import { AppConfig } from '../platform/config/app-config.js';
import { isAllowedOrigin } from './allowed-origin.js';
import { ConsoleDoor } from './console-door.js';
import { FramePump } from './frame-pump.js';
import { PresenceDesk } from './presence-desk.js';
import { RightsWatch } from './rights-watch.js';
import { WatchGroups } from './watch-groups.js';

/** W1: a frame from a client is a list of topics; 64 kB is far more than the longest. */
const LARGEST_FRAME = 64 * 1024;
/** A connection that has not proved within this time who it is, is cut. */
const PROVE_MS = 5000;

/**
 * The sockets of this process: Socket.IO on the application's own HTTP server, websocket only, without deflate (5 × the
 * CPU) and without state recovery (it would restore rooms without asking for rights).
 */
@Injectable()
export class RealtimeServer implements BeforeApplicationShutdown {
  private io: Server | null = null;

  constructor(
    private readonly config: AppConfig,
    private readonly groups: WatchGroups,
    private readonly door: ConsoleDoor,
    private readonly rights: RightsWatch,
    private readonly pump: FramePump,
    private readonly presence: PresenceDesk,
  ) {}

  /** Opens the door. To be called once, after the application was initialised: the log's head must be known. */
  attach(httpServer: HttpServer): void {
    const io = new Server(httpServer, {
      path: '/socket.io',
      transports: ['websocket'],
      perMessageDeflate: false,
      serveClient: false,
      maxHttpBufferSize: LARGEST_FRAME,
      connectTimeout: PROVE_MS,
      allowRequest: (request: IncomingMessage, decide) => decide(null, isAllowedOrigin(request.headers, this.config.baseUrl)),
    });
    this.io = io;
    io.of('/').use((_socket, next) => next(new Error('Connect to /console.')));
    const consoles = io.of('/console');
    consoles.use((socket, next) => void this.door.admit(socket).then(() => next(), next));
    consoles.on('connection', (socket: Socket) => this.door.open(socket));
    this.groups.namespace = consoles;
    this.rights.start();
    this.pump.start();
    this.presence.start();
  }

  /** Before the HTTP server closes, which would wait for these connections; cut like this, consoles reconnect by themselves. */
  beforeApplicationShutdown(): void {
    this.io?.engine.close();
    this.groups.namespace = null;
  }
}
