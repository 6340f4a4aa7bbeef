import { useEffect, useMemo, useRef } from 'react';

/** Somebody's moving picture, without sound: what is heard comes by the ears. */
export function Picture(props: { stream: MediaStream | null; part: string; mirrored?: boolean; label?: string }) {
  const video = useRef<HTMLVideoElement>(null);
  const { stream } = props;
  useEffect(() => {
    const element = video.current;
    if (element !== null && element.srcObject !== stream) {
      element.srcObject = stream;
      // A tab that was loaded in the background plays when it is looked at.
      void element.play?.()?.catch(() => undefined);
    }
  }, [stream]);
  return (
    <video
      ref={video}
      data-part={props.part}
      className={props.mirrored === true ? 'mirrored' : undefined}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
      aria-label={props.label}
      aria-hidden={props.label === undefined}
    />
  );
}

/** One's own track as a stream; another only when the track is another. */
export function useStreamOf(track: MediaStreamTrack | null): MediaStream | null {
  return useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
}
