use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Sleep, sleep},
};

/// A connection that is polite when it ends before the other side has said everything.
///
/// Whoever is still sending, because a body is too large, only reads the answer afterwards. Closing
/// at once would make their system throw the answer away (RFC 9112, 9.6). So our side is closed
/// first, and what they have to say is read to its end for a while and forgotten.
pub(super) struct Lingering {
    stream: TcpStream,
    patience: Duration,
    is_left_over: Arc<AtomicBool>,
    /// There once our side is closed.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Lingering {
    /// Lingers if `is_left_over` says at the end that a body was not read.
    pub(super) fn new(
        stream: TcpStream,
        patience: Duration,
        is_left_over: Arc<AtomicBool>,
    ) -> Self {
        Self { stream, patience, is_left_over, timer: None }
    }

    fn poll_forget(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let mut bytes = [0; 8 * 1024];
        loop {
            let mut buffer = ReadBuf::new(&mut bytes);
            match ready!(Pin::new(&mut self.stream).poll_read(cx, &mut buffer)) {
                Ok(()) if !buffer.filled().is_empty() => {}
                _ => return Poll::Ready(()),
            }
        }
    }
}

impl AsyncRead for Lingering {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Lingering {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.timer.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(cx))?;
            if !self.is_left_over.load(Ordering::Relaxed) {
                return Poll::Ready(Ok(()));
            }
            self.timer = Some(Box::pin(sleep(self.patience)));
        }
        let is_forgotten = self.poll_forget(cx).is_ready();
        let is_over = self.timer.as_mut().is_none_or(|it| it.as_mut().poll(cx).is_ready());
        if is_forgotten || is_over { Poll::Ready(Ok(())) } else { Poll::Pending }
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
