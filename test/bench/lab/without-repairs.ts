/**
 * Runs in a page before its own scripts: no lost sound is asked for once more, and none is sent along twice. What is
 * missing then is what the repairs are worth.
 */
export function withoutRepairs(): void {
  const prototype = RTCPeerConnection.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on its connection below
  const original: (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void> =
    prototype.setRemoteDescription;
  prototype.setRemoteDescription = function (this: RTCPeerConnection, description) {
    const sections = (description.sdp ?? '').split(/^(?=m=)/mu);
    const sdp = sections
      .map((section) =>
        section.startsWith('m=audio')
          ? section.replace(/^a=rtcp-fb:\d+ nack\r\n/gmu, '').replace('useinbandfec=1', 'useinbandfec=0')
          : section,
      )
      .join('');
    return original.call(this, { type: description.type, sdp });
  };
}
