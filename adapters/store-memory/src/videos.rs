use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use application::training::{FoundVideo, VideoReads};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, PersonId, Rule, StoreError, TimeFactor, Timestamp};
use domain_training::{LanguageCode, ModuleId, ModuleVideos, Video, VideoFileId, VideoId};

use crate::{MemoryStore, MemoryTx, State, company_of};

#[derive(Clone)]
pub(crate) struct KeptVideo {
    video: Video,
    modules: BTreeSet<ModuleId>,
    look: Timestamp,
}

pub(crate) type VideoTables = BTreeMap<(CompanyId, VideoId), KeptVideo>;

#[async_trait]
impl ModuleVideos for MemoryTx {
    async fn find(&mut self, id: VideoId) -> Result<Option<Video>, StoreError> {
        let kept = self.local.videos.get(&(self.company()?, id));
        Ok(kept.map(|it| it.video.clone()))
    }

    async fn insert(
        &mut self,
        video: &Video,
        module: ModuleId,
        look: Timestamp,
    ) -> Result<(), StoreError> {
        let (company, video) = (self.company()?, video.clone());
        self.write(move |state| {
            if !state.training.modules.contains_key(&(company, module)) {
                return Err(StoreError::corrupt("this company has no such module"));
            }
            let key = (company, video.id);
            if state.videos.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::VideoId));
            }
            let (video, modules) = (video.clone(), BTreeSet::from([module]));
            state.videos.insert(key, KeptVideo { video, modules, look });
            Ok(())
        })
    }

    async fn caption(&mut self, video: &Video) -> Result<(), StoreError> {
        let (company, video) = (self.company()?, video.clone());
        self.write(move |state| {
            if let Some(kept) = state.videos.get_mut(&(company, video.id)) {
                kept.video.captions.clone_from(&video.captions);
            }
            Ok(())
        })
    }

    async fn share(&mut self, from: ModuleId, to: ModuleId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let ours = state.videos.iter_mut().filter(|((of, _), _)| *of == company);
            for (_, kept) in ours.filter(|(_, it)| it.modules.contains(&from)) {
                kept.modules.insert(to);
            }
            Ok(())
        })
    }

    async fn is_mentioned(&mut self, id: VideoId) -> Result<bool, StoreError> {
        let company = self.company()?;
        let kept = self.local.videos.get(&(company, id));
        let modules = kept.map(|it| it.modules.clone()).unwrap_or_default();
        let mention = Video::mention(id);
        let mut modules = modules.into_iter();
        Ok(modules.any(|it| self.local.says(company, it, &mention)))
    }

    async fn remove(&mut self, id: VideoId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            state.videos.remove(&(company, id));
            Ok(())
        })
    }
}

#[async_trait]
impl VideoReads for MemoryStore {
    async fn video(&self, permit: &Permit, id: VideoId) -> Result<Option<FoundVideo>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let Some(kept) = state.videos.get(&(company, id)) else {
            return Ok(None);
        };
        let is_there = |it: &&ModuleId| state.training.modules.contains_key(&(company, **it));
        let modules = kept.modules.iter().filter(is_there).copied().collect();
        Ok(Some(FoundVideo { video: kept.video.clone(), modules }))
    }

    async fn videos_of(&self, permit: &Permit, module: ModuleId) -> Result<Vec<Video>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let ours = state.videos.iter().filter(|((of, _), _)| *of == company);
        let own = ours.filter(|(_, it)| it.modules.contains(&module));
        let mut own: Vec<Video> = own.map(|(_, it)| it.video.clone()).collect();
        own.sort_by_key(|it| Reverse((it.added, it.id)));
        Ok(own)
    }

    async fn captions_of_videos(
        &self,
        permit: &Permit,
        videos: &[VideoId],
    ) -> Result<Vec<(VideoId, LanguageCode)>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().captions_of(company, videos))
    }

    async fn captions_for_reader(
        &self,
        permit: &Permit,
        person: PersonId,
        videos: &[VideoId],
    ) -> Result<(TimeFactor, Vec<(VideoId, LanguageCode)>), StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let person = state.identity.people.get(&(company, person));
        let factor = person.map(|it| it.value.time_factor).unwrap_or_default();
        Ok((factor, state.captions_of(company, videos)))
    }

    async fn kept_video_files(
        &self,
        permit: &Permit,
        files: &[VideoFileId],
    ) -> Result<BTreeSet<VideoFileId>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let ours = state.videos.iter().filter(|((of, _), _)| *of == company);
        let kept = ours.flat_map(|(_, it)| {
            let captions = it.video.captions.iter().map(|it| it.file.id);
            captions.chain([it.video.file.id])
        });
        Ok(kept.filter(|it| files.contains(it)).collect())
    }

    async fn old_videos(
        &self,
        now: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, VideoId)>, StoreError> {
        let state = self.state();
        let old = state.videos.iter().filter(|(_, it)| it.look <= now);
        let mut old: Vec<_> = old.map(|(key, it)| (it.look, *key)).collect();
        old.sort_unstable();
        old.truncate(most as usize);
        Ok(old.into_iter().map(|(_, key)| key).collect())
    }

    async fn look_for_video_again(
        &self,
        permit: &Permit,
        id: VideoId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let company = company_of(permit.realm())?;
        if let Some(kept) = self.state().videos.get_mut(&(company, id)) {
            kept.look = at;
        }
        Ok(())
    }
}

impl State {
    fn captions_of(&self, company: CompanyId, videos: &[VideoId]) -> Vec<(VideoId, LanguageCode)> {
        let ours = self.videos.iter().filter(|((of, id), _)| *of == company && videos.contains(id));
        let captions = ours.flat_map(|((_, id), kept)| {
            kept.video.captions.iter().map(|it| (*id, it.language.clone()))
        });
        captions.collect()
    }
}
