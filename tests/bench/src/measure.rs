use std::{
    sync::{Arc, Barrier},
    thread::{self, JoinHandle},
    time::Duration,
};

use anyhow::{Context, anyhow};

use crate::{
    client::{Client, Request},
    server::Server,
    usage,
};

/// What one connection asks for, one after the other.
pub(crate) type Script = Box<dyn Iterator<Item = Request> + Send>;

/// What a request cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) cpu: Duration,
    /// Of the body of the last answer.
    pub(crate) bytes: usize,
}

/// Sends `requests` in all, on a connection for each script, after each has sent `warm_up` more.
/// What the program uses meanwhile is what they cost: it does nothing else.
pub(crate) fn run(
    server: &Server,
    scripts: Vec<Script>,
    requests: usize,
    warm_up: usize,
) -> anyhow::Result<Cost> {
    let share = requests / scripts.len().max(1);
    let n_requests = u32::try_from(share * scripts.len())?;
    // Once all have met, the first reading is taken; once all have met again, it counts.
    let gate = Arc::new(Barrier::new(scripts.len() + 1));
    let connections: Vec<JoinHandle<anyhow::Result<usize>>> = scripts
        .into_iter()
        .map(|mut script| {
            let (gate, address) = (Arc::clone(&gate), server.address);
            thread::spawn(move || {
                let warm = Client::connect(address).and_then(|mut client| {
                    send(&mut client, &mut script, warm_up)?;
                    Ok(client)
                });
                gate.wait();
                gate.wait();
                send(&mut warm?, &mut script, share)
            })
        })
        .collect();
    gate.wait();
    let before = usage::cpu(server.pid());
    gate.wait();
    let mut bytes = 0;
    for connection in connections {
        bytes = connection.join().map_err(|_| anyhow!("a connection panicked"))??;
    }
    let used = usage::cpu(server.pid())?.saturating_sub(before?);
    Ok(Cost { cpu: used / n_requests.max(1), bytes })
}

/// Returns how long the last answer was.
fn send(client: &mut Client, script: &mut Script, n: usize) -> anyhow::Result<usize> {
    let mut bytes = 0;
    for _ in 0..n {
        let request = script.next().context("there is nothing more to ask for")?;
        bytes = client.send(&request)?.body.len();
    }
    Ok(bytes)
}
