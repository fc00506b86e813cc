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

/// Others on the machine make every request dearer, and none cheaper: of so many rounds the cheapest
/// counts.
const ROUNDS: usize = 5;

/// Sends `requests` in all, on a connection for each script, after each has sent `warm_up` more.
/// What the program uses meanwhile is what they cost: it does nothing else.
pub(crate) fn run(
    server: &Server,
    scripts: Vec<Script>,
    requests: usize,
    warm_up: usize,
) -> anyhow::Result<Cost> {
    let share = requests / scripts.len().max(1) / ROUNDS;
    let n_requests = u32::try_from(share * scripts.len())?;
    // All meet before and after each round, and between the two what is used counts.
    let gate = Arc::new(Barrier::new(scripts.len() + 1));
    let connections: Vec<JoinHandle<anyhow::Result<usize>>> = scripts
        .into_iter()
        .map(|mut script| {
            let (gate, address) = (Arc::clone(&gate), server.address);
            thread::spawn(move || {
                let mut client = Client::connect(address);
                let mut sent = again(&mut client, &mut script, warm_up);
                for _ in 0..ROUNDS {
                    gate.wait();
                    // Whoever has failed still comes to the gate, where the others wait.
                    sent = sent.and_then(|_| again(&mut client, &mut script, share));
                    gate.wait();
                }
                sent
            })
        })
        .collect();
    let mut costs = Vec::new();
    for _ in 0..ROUNDS {
        let before = usage::cpu(server.pid());
        gate.wait();
        gate.wait();
        costs.push(usage::cpu(server.pid()).and_then(|it| Ok(it.saturating_sub(before?))));
    }
    let mut bytes = 0;
    for connection in connections {
        bytes = connection.join().map_err(|_| anyhow!("a connection panicked"))??;
    }
    let costs = costs.into_iter().collect::<anyhow::Result<Vec<Duration>>>()?;
    let cheapest = costs.into_iter().min().unwrap_or_default();
    Ok(Cost { cpu: cheapest / n_requests.max(1), bytes })
}

/// How many bytes more than before the program has in memory at most, while it answers once.
pub(crate) fn memory_of(server: &Server, request: &Request) -> anyhow::Result<u64> {
    let before = usage::memory(server.pid())?;
    let (address, request) = (server.address, request.clone());
    let asking = thread::spawn(move || Client::connect(address)?.send(&request));
    let mut most = before;
    while !asking.is_finished() {
        most = most.max(usage::memory(server.pid())?);
        thread::sleep(Duration::from_millis(5));
    }
    asking.join().map_err(|_| anyhow!("the connection panicked"))??;
    Ok(most.saturating_sub(before))
}

fn again(
    client: &mut anyhow::Result<Client>,
    script: &mut Script,
    n: usize,
) -> anyhow::Result<usize> {
    match client {
        Ok(client) => send(client, script, n),
        Err(err) => Err(anyhow!("{err:#}")),
    }
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
