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
          ? section.replace(/^a=rtcp-fb:\d+ nack\r\n/gmu, '').replace('useinbandfec=1', 'useinbandfec=0')
          : section,
      )
      .join('');
    return original.call(this, { type: description.type, sdp });
  };
}

type SetRemoteDescription = (
  this: RTCPeerConnection,
  description: RTCSessionDescriptionInit,
) => Promise<void>;
