export function TicketSkeleton() {
  return (
    <div className="ticket-skeleton" aria-hidden="true">
      <div className="skeleton" style={{ height: 22, width: '46%' }} />
      <div className="skeleton" style={{ height: 30, width: '72%' }} />
      <div className="skeleton" style={{ height: 72, width: '64%', marginTop: 24 }} />
      <div className="skeleton" style={{ height: 96, width: '64%', alignSelf: 'flex-end' }} />
      <div className="skeleton" style={{ height: 60, width: '100%' }} />
    </div>
  );
}
