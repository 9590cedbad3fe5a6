"""What has been counted, and what is advised, about second opinions in cancer?

``study(id)``, ``guidance(id)`` and ``source(id)`` give one of them; ``studies(topic=, code=)`` those that apply.

Studies, by shelf (topics in brackets):

- general: swapp-2013, manion-2008, strosberg-2018 (everyone's slides read again); lipitz-snyderman-2023, shah-2024,
  west-2021 (people who asked); ruetters-2016, hillen-2017 (reviews); tattersall-2009; radhakrishnan-2017 (no effect)
- pathology: ray-coquard-2012, lurkin-2010, thway-2014 (sarcoma); laurent-2017, nebraska-2014, lacasce-2008,
  matasar-2012 (lymphoma); naqvi-2011, mds-history-2023 (MDS); staradub-2002, elmore-2016 (breast); elmore-2017
  (melanocytic); aldape-2000 (glioma); minig-2019 (gynecologic); moffitt-bladder-2016; maruyama-2020 (prostate);
  thyroid-needle-2010, thyroid-unclear-2015
- imaging: lysack-2013 (head and neck), lakhman-2016 (gynecologic), breast-imaging-2018, bone-imaging-2018 (sarcoma),
  neuroradiology-2008
- boards: newman-2006, garcia-2018 (breast), basta-2017 (gut), blay-2017, blay-2019 (sarcoma), quinn-2025 (pancreas)
- waiting: hanna-2020, heeg-2018, rollig-2020, aml-sweden-2021, halasy-2021, geller-2014 (third opinion),
  vashitz-2012 (why an expert reads blind first)

Guidance: acs-second-opinion, nci-second-opinion, nci-finding-care, nci-center-types, nci-cancer-information-service,
nccn-aya-second-opinion, nccn-aya-third-opinion, nccn-ovarian-second-opinion, medlineplus-second-opinion,
asco-second-opinion, oncolink-second-opinion, adasp-outside-review, cap-adasp-2016, euracan-sarcoma,
seom-sarcoma-2020, eln-apl-2019, nice-cord-compression, asco-idsa-fever-2018, acs-oncologic-emergencies-2011, nci-svc,
blood-burkitt-2014, nci-small-cell, aua-prostate-2017, cancer-australia-breast-surgery, asco-cap-her2-2023,
cap-lung-2018, asco-bowel-markers-2017, asco-ovarian-genes-2020, eano-glioma-2021, nice-lymphoma-2016, ocp-lymphoma,
aua-bladder-2024, esmo-unknown-primary-2015, asco-palliative-2024,
nci-inflammatory-breast, ata-anaplastic-2021, moffitt-lymphoma-speed, nci-fast-lymphoma, dlbcl-time-2018,
nyu-lymphoma-waiting, nyu-hairy-cell-waiting, roswell-cll-waiting, nci-papillary-thyroid, michigan-basal-cell,
nci-nut-carcinoma, nci-rhabdoid, nice-child-cancer-2015, nci-choriocarcinoma, blood-t-nk-2024, hepatosplenic-2020,
asco-cap-er-2020, cap-lung-pdl1-2024, asco-stomach-2023, cap-mmr-2022, nice-melanoma-2022, onkopedia-gist-2024,
cap-glioma-2022, marsden-mdm2-2015, uk-sarcoma-2024, cap-ash-leukemia-2017, nccn-cml-2024, esmo-cll-genes,
asco-pancreas-2020, aua-advanced-prostate, cap-hpv-2018, asco-head-neck-2022, eta-medullary-2012, who-large-b-cell,
neuroblastoma-risk-2019, nice-endometrial-2020, cholangiocarcinoma-2021, healthwise-dic, nhlbi-dic,
mdanderson-leukostasis-2016, tumor-lysis-2015, nci-bowel-obstruction, marie-curie-bowel, bowel-perforation-chapter,
scottish-bleeding, dana-farber-second-opinion

Van Such 2017 (Mayo Clinic, general medicine) is left out on purpose: it is no study of cancer. So are vendors' rates.
"""

from consilium.evidence.ground import GROUND_SOURCES, ground, harms
from consilium.evidence.library import all_guidance, all_studies, guidance, guidances, source, studies, study
from consilium.evidence.model import CAVEAT, Family, Figure, Guidance, Study
from consilium.evidence.wilson import wilson

__all__ = [
    "CAVEAT",
    "GROUND_SOURCES",
    "Family",
    "Figure",
    "Guidance",
    "Study",
    "all_guidance",
    "all_studies",
    "ground",
    "guidance",
    "guidances",
    "harms",
    "source",
    "studies",
    "study",
    "wilson",
]
