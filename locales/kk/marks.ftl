# The marks by which everybody sees who is speaking (002:6.2a, 6.2ae).
mark-ai = 🤖 <b>ЖИ-көмекші</b>
mark-word = ЖИ
mark-popup = ЖИ-көмекші:
mark-human-responsible = 👤 <b>Мұны адам жазды: ЖИ бойынша жауапты тұлға.</b> ЖИ-көмекші жеткізді.
mark-human-head = 👤 <b>Мұны адам жазды: мектеп директоры.</b> ЖИ-көмекші жеткізді.
mark-human-council = 👤 <b>Мұны адамдар жазды: этикалық кеңес.</b> ЖИ-көмекші жеткізді.
mark-human-class-teacher = 👤 <b>Мұны адам жазды: сынып жетекшісі.</b> ЖИ-көмекші жеткізді.
mark-human-psychologist = 👤 <b>Мұны адам жазды: мектеп психологы.</b> ЖИ-көмекші жеткізді.
mark-human-it = 👤 <b>Мұны адам жазды: мектептің АТ-маманы.</b> ЖИ-көмекші жеткізді.
