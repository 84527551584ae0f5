/** A QR drawing made on the server (SVG text); as an image it needs no markup of ours and prints sharp. */
export function QrCode({ svg, label }: { svg: string; label: string }) {
  return <img className="qr" src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={label} />;
}
