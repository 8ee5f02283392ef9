/** So many at once; spent ones come back evenly, all of them after `seconds`. */
export interface Budget {
  readonly points: number;
  readonly seconds: number;
  /** How many more may wait for theirs to come, where they are not refused at once. */
  readonly waiting?: number;
}

/**
 * Every limit on what others may ask of this server. A peer is an address (of IPv6, a network of 64 bits), as a trusted
 * proxy tells it. A whole ward may be one peer, since its 500 tablets and consoles share an address towards the internet
 * and come back at once after a break: what is counted by peer has room for that, and is served at a pace at which the
 * others are not kept waiting: one after the other, evenly. What is counted by person has not.
 */
export const limits = {
  /** Peers, or people, that one limit keeps in mind: more than anybody has addresses at hand who is not many. */
  keptInMind: 20_000,
  /** Networks of one site of IPv6 counted each by itself. Customers of a mobile carrier share one; few of them are ours. */
  networksOfSite: 64,

  /** Bytes of one message: the largest of ours, RTP capabilities, takes about 10 kB. */
  messageBytes: 64 * 1024,
  /** Messages of one person, over all their lines, 30 a second: joining a call takes twenty, spread over its course. */
  messagesPerPerson: { points: 9, seconds: 0.3, waiting: 240 },
  /** Messages of one person that are worked on at once; the next ones wait. */
  messagesAtOnce: 2,
  /** Of one line, everything counted: who is refused this often does not listen, and is cut off. */
  packetsPerLine: { points: 400, seconds: 10 },
  /** Seconds for which somebody who was cut off is not let in. */
  pauseAfterCut: 10,
  /** Lines of one person at once; the oldest goes for a new one, since those of a tablet that lost its network linger. */
  linesPerPerson: 10,
  /** Lines opened by one person who is known: a tablet at the edge of its Wi-Fi tries about once a second. */
  handshakesPerPerson: { points: 10, seconds: 5, waiting: 50 },
  /** Lines opened by strangers of one peer, 200 a second: after a restart everybody is one. */
  handshakesPerPeer: { points: 1, seconds: 0.005, waiting: 1_000 },
  /** What a handshake without a session costs beside, of the same budget. */
  failedHandshake: 4,
  /** Seconds after which a refusal is told: whoever repeats at once what was refused is slowed down by it. */
  refusalAfter: 1,
  /** Lines of one peer at once, and of all networks of one site of IPv6 together. */
  linesPerPeer: 2_000,
  linesPerSite: 4_000,
  /** Namespaces asked for over one line: a client asks for one, and each try looks a session up. */
  triesPerLine: 5,
  /** Seconds in which a line has to say which namespace it is for. */
  namespaceWithin: 10,

  /** Requests of one peer, files apart, 200 a second. */
  requestsPerPeer: { points: 1, seconds: 0.005, waiting: 1_000 },
  /** Built files of one peer, 800 a second: a new version is fetched by everybody at once, forty files each. */
  filesPerPeer: { points: 200, seconds: 0.25, waiting: 4_000 },
  /** Requests to the API of a person who is known, or of one peer's strangers; a page in many tabs stays under it. */
  apiPerPeer: { points: 600, seconds: 60 },
  /** Of signing in, which takes three or four; many may begin their day behind one address. Guesses have their own. */
  accountsPerPeer: { points: 300, seconds: 60 },
  /** Links of one peer that opened nothing. */
  badLinksPerPeer: { points: 20, seconds: 60 },

  /** Wrong passwords of one peer, of IPv6 one site, at one account. */
  wrongPerPeerAndAccount: { points: 5, seconds: 15 * 60 },
  /** At one account, from wherever. */
  wrongPerAccount: { points: 30, seconds: 60 * 60 },
  /** Of one peer, at whatever account: a whole office may sit behind it. */
  wrongPerPeer: { points: 50, seconds: 15 * 60 },
  /** On a browser on which the account was signed in before, in place of the three others. */
  wrongPerKnownBrowser: { points: 10, seconds: 15 * 60 },
  /** Passwords hashed at once, on threads of which Node has four: one is left for files and names of hosts. */
  hashesAtOnce: 3,
  /** Further ones that wait for their turn: the last for about four seconds, where each takes a tenth of one. */
  hashesWaiting: 120,
  /** Failures of one peer that are worth an entry of the audit log, which keeps them for years. */
  failuresNoted: { points: 100, seconds: 15 * 60 },

  /** Codes that devices of one peer ask for: a room of tablets may be set up at once, and asks anew every ten minutes. */
  pairingsAskedPerPeer: { points: 60, seconds: 600 },
  /** Devices of one peer that wait to be paired at once. For another one, the one that has waited longest gives way. */
  pairingsPerPeer: 60,
  /** Devices that wait at once: few enough that no code is met by chance. Then strangers give way. */
  pairings: 300,
  /** Waiting devices of a network, of IPv6 a site, that make it one of many: the fullest of those gives way first. */
  pairingsOfMany: 12,
  /** Codes that nobody shows, typed by one person, and by those of one peer: of 20⁸ codes nobody meets one of 300. */
  wrongPairingCodes: { points: 10, seconds: 600 },

  /** Bytes of a body: no form of ours comes near it. */
  bodyBytes: 16 * 1024,
  /** Characters of an address, query included. */
  urlLength: 2_048,
  /** Bytes of all headers. */
  headerBytes: 16 * 1024,
  /** Seconds in which the headers, the whole request, and the handshake of TLS have to arrive. */
  headersWithin: 10,
  requestWithin: 30,
  tlsWithin: 10,
  /** Seconds for which somebody may leave an answer unread. */
  idleFor: 60,
  /** TCP connections of one peer at once, and opened; a trusted proxy may have as many as it likes. */
  connectionsPerPeer: 3_000,
  /** Of all networks of one site together, which must not have all that there are. */
  connectionsPerSite: 6_000,
  newConnectionsPerPeer: { points: 3_000, seconds: 30 },
  /** TCP connections in all. */
  connections: 10_000,

  /** Seconds for which a name for the TURN server lets somebody in: who joins a call anew gets another. */
  relayNameFor: 4 * 3600,
  /** Connections of one peer that are passed on to it, of one site, and in all: a call takes two or more a side. */
  relaysPerPeer: 1_000,
  relaysPerSite: 2_000,
  relays: 4_000,
  /** Seconds for which one of them may be quiet: what it holds there is over by then, unless it was renewed. */
  relayQuietFor: 660,
} as const;
