/**
 * Runs in a page before its own scripts: no lost sound is asked for once more, and none is sent along twice. What is
 * missing then is what the repairs are worth.
 */
export function withoutRepairs(): void {
  // Under its modern signature alone: the one with callbacks is deprecated.
  const prototype = RTCPeerConnection.prototype as unknown as { setRemoteDescription: SetRemoteDescription };
  const original = prototype.setRemoteDescription;
  prototype.setRemoteDescription = function (description) {
    const sections = (description.sdp ?? '').split(/^(?=m=)/mu);
    const sdp = sections
      .map((section) =>
        section.startsWith('m=audio')
          ? // A feedback without a parameter is written with a space behind it.
            section.replace(/^a=rtcp-fb:\d+ nack *\r\n/gmu, '').replace('useinbandfec=1', 'useinbandfec=0')
          : section,
      )
      .join('');
    if (/^m=audio(?:(?!^m=)[^])*(?:rtcp-fb:\d+ nack|useinbandfec=1)/mu.test(sdp))
      throw new Error('the repairs of the sound are still on');
    return original.call(this, { type: description.type, sdp });
  };
  // The server asks once more for what the page says that it can send once more, and the browser does so unasked.
  const socket = WebSocket.prototype;
  const send = Object.getOwnPropertyDescriptor(socket, 'send')?.value as (
    this: WebSocket,
    data: unknown,
  ) => void;
  socket.send = function (data) {
    const isSound =
      typeof data === 'string' && data.includes('"media:produce"') && data.includes('"kind":"audio"');
    send.call(this, isSound ? data.replace(/,?\{"type":"nack"[^}]*\}/gu, '') : data);
  };
}

type SetRemoteDescription = (
  this: RTCPeerConnection,
  description: RTCSessionDescriptionInit,
) => Promise<void>;
